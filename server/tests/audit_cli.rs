//! `xuetu audit export` and `xuetu audit verify`, as an auditor runs them.

use std::process::{Command, Output};

fn xuetu(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_xuetu")).args(arguments).env("XUETU_LOG", "error").output().unwrap()
}

#[test]
fn a_log_that_was_handed_out_is_verified_without_the_house() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data").display().to_string();
    let file = folder.path().join("audit.jsonl").display().to_string();
    assert!(xuetu(&["seed", "--data-dir", &data]).status.success());
    let done = xuetu(&["audit", "export", &file, "--data-dir", &data]);
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let doctor = String::from_utf8(xuetu(&["doctor", "--data-dir", &data]).stdout).unwrap();
    let key = doctor.lines().find(|line| line.contains("audit")).unwrap().rsplit(' ').next().unwrap().to_owned();
    assert_eq!(key.len(), 64, "{doctor}");
    std::fs::remove_dir_all(&data).unwrap();
    assert!(xuetu(&["audit", "verify", &file]).status.success());
    assert!(xuetu(&["audit", "verify", &file, "--key", &key]).status.success());
    assert!(!xuetu(&["audit", "verify", &file, "--key", &"0".repeat(64)]).status.success());
    let text = std::fs::read_to_string(&file).unwrap();
    std::fs::write(&file, text.replacen("\"times\":1", "\"times\":2", 1)).unwrap();
    let refused = xuetu(&["audit", "verify", &file]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&refused.stdout).contains("line 2: entry 1: changed"), "{}", String::from_utf8_lossy(&refused.stdout));
    std::fs::write(&file, &text[..text.len() - 20]).unwrap();
    assert!(String::from_utf8_lossy(&xuetu(&["audit", "verify", &file]).stdout).contains("torn off"));
    assert_eq!(xuetu(&["audit", "verify", "/no/such/file"]).status.code(), Some(1));
}
