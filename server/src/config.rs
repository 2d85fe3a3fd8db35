//! Settings: defaults, then `xuetu.toml`, then the environment (`XUETU_…`, `DATABASE_URL`), then flags.

mod breached;
mod provider;

pub use provider::{Hidden, ProviderFor};

use backend::{
    Clock, House, Rules,
    access::Hasher,
    audit::{Archives, Later, Signer},
    backup::{self, Place},
    db::Db,
    intake::{Running, Waiting},
    live::Hub,
    privacy::ErasureList,
    reach::Channel,
    seal::Seal,
};
use chrono::DateTime;
use clap::Args;
use figment::{
    Figment,
    providers::{Env, Format, Serialized, Toml},
};
use http::HeaderName;
use serde::{Deserialize, Serialize};
use std::{net::SocketAddr, path::PathBuf};

/// Environment variables that begin like settings and are none: they belong to the build and the tests.
const NOT_SETTINGS: [&str; 3] = ["cache", "shared", "test_postgres"];

/// Everything that can be set. Each setting has a default; an unknown one stops the start.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// Folder of the database, the keys and the uploads. Default: `data`.
    pub data_dir: PathBuf,
    /// `postgres://…`, or empty for SQLite in the data folder. Default: empty.
    pub database_url: String,
    /// Where the keys of persons lie: `postgres://…` of a database of their own, or empty for `keys.db` in the data folder. Default: empty.
    pub keys_url: String,
    /// The file of the master key; empty: `master.key` in the data folder. Default: empty.
    pub master_key: PathBuf,
    /// Address to listen on. Default: `127.0.0.1:3000`.
    pub addr: SocketAddr,
    /// The address people type, where it is not `addr`: decides about secure cookies. Default: empty.
    pub public_url: String,
    /// Folder of the built pages, styles and scripts. Default: `target/site`.
    pub site_root: PathBuf,
    /// Time zone of the school's wall clock. Default: `Asia/Shanghai`.
    pub zone: String,
    /// Whether staff must have a second factor (`required`) or may (`offered`). Default: `required`.
    pub second_factor: SecondFactor,
    /// A list of breached passwords that nobody may choose: SHA-1 a line, ordered by hash. Empty: there is none. Default: empty.
    pub breached_passwords: PathBuf,
    /// The address of a provider of identities (`OpenID` Connect); empty: there is none. Needs `public_url`. Default: empty.
    pub oidc_issuer: String,
    /// As whom we are registered there. Default: empty.
    pub oidc_client_id: String,
    /// The secret for that; empty: see the file. Default: empty.
    pub oidc_client_secret: Hidden,
    /// A file that holds the secret; empty: there is none, and PKCE alone protects. Default: empty.
    pub oidc_client_secret_file: PathBuf,
    /// What people call the provider. Default: `OpenID`.
    pub oidc_label: String,
    /// Whose accounts it may open: `staff`, `families` or `everybody`. Default: `staff`.
    pub oidc_for: ProviderFor,
    /// Learners whose archive one account opens within an hour before it is noticed. Default: 60.
    pub archives_noticed_hour: i64,
    /// The same within a day. Default: 200.
    pub archives_noticed_day: i64,
    /// Learners whose archive one account opens within an hour; then further ones stay shut for an hour. Default: 150.
    pub archives_opened_hour: i64,
    /// The header in which a trusted proxy says where a request comes from, such as `x-forwarded-for`; its last entry counts. Default: empty.
    pub proxy_header: String,
    /// Loads the demo school when there is none, and shows its sign-ins. Default: false.
    pub demo: bool,
    /// Shows in the outbox what messages say, codes too: for development. A demo school always does. Default: false.
    pub show_messages: bool,
    /// For a demonstration: the instant the clock shows at the start, such as `2026-11-21T09:46:00+08:00`. Needs `demo`. Default: empty.
    pub clock: String,
    /// Log filter. Default: `info`.
    pub log: String,
}

/// Whether staff must have a second factor.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SecondFactor {
    /// They set one up before anything else.
    Required,
    /// Whoever wants one sets it up.
    Offered,
}

impl Default for Settings {
    fn default() -> Self {
        let archives = Archives::default();
        Self {
            data_dir: "data".into(),
            database_url: String::new(),
            keys_url: String::new(),
            master_key: PathBuf::new(),
            addr: SocketAddr::from(([127, 0, 0, 1], 3000)),
            public_url: String::new(),
            site_root: "target/site".into(),
            zone: "Asia/Shanghai".into(),
            second_factor: SecondFactor::Required,
            breached_passwords: PathBuf::new(),
            oidc_issuer: String::new(),
            oidc_client_id: String::new(),
            oidc_client_secret: Hidden::default(),
            oidc_client_secret_file: PathBuf::new(),
            oidc_label: "OpenID".into(),
            oidc_for: ProviderFor::Staff,
            archives_noticed_hour: archives.noticed_an_hour,
            archives_noticed_day: archives.noticed_a_day,
            archives_opened_hour: archives.opened_an_hour,
            proxy_header: String::new(),
            demo: false,
            show_messages: false,
            clock: String::new(),
            log: "info".into(),
        }
    }
}

/// The settings as flags; what is not given is left to the other sources.
#[derive(Clone, Debug, Default, Args, Serialize)]
pub struct Flags {
    /// File with settings.
    #[arg(long, global = true, default_value = "xuetu.toml")]
    #[serde(skip)]
    pub config: PathBuf,
    /// Folder of the database, the keys and the uploads.
    #[arg(long, global = true)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub data_dir: Option<PathBuf>,
    /// `postgres://…`; without it SQLite in the data folder.
    #[arg(long, global = true)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub database_url: Option<String>,
    /// Address to listen on.
    #[arg(long, global = true)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub addr: Option<String>,
    /// Folder of the built pages, styles and scripts.
    #[arg(long, global = true)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub site_root: Option<PathBuf>,
    /// Load the demo school when there is none.
    #[arg(long, global = true)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub demo: Option<bool>,
}

impl Settings {
    /// Reads all sources. The error names the setting and where it was set.
    pub fn read(flags: &Flags) -> Result<Self, Problem> {
        let settings: Self = Figment::from(Serialized::defaults(Self::default()))
            .merge(Toml::file(&flags.config))
            .merge(Env::raw().only(&["DATABASE_URL"]))
            .merge(Env::prefixed("XUETU_").filter(|key| !NOT_SETTINGS.iter().any(|other| key.as_str().eq_ignore_ascii_case(other))))
            .merge(Serialized::defaults(flags))
            .extract()
            .map_err(Box::new)?;
        settings.check()?;
        Ok(settings)
    }

    fn check(&self) -> Result<(), Problem> {
        if self.zone.parse::<chrono_tz::Tz>().is_err() {
            return Err(Problem::Bad("zone", format!("{} is no time zone; write it like Asia/Shanghai", self.zone)));
        }
        if !self.clock.is_empty() && !self.demo {
            return Err(Problem::Bad("clock", "only a demo school (demo = true) may have a clock of its own".into()));
        }
        if !self.proxy_header.is_empty() && self.trusted_header().is_none() {
            return Err(Problem::Bad("proxy_header", format!("{} is no name of a header", self.proxy_header)));
        }
        if self.archives_noticed_hour < 1 || self.archives_noticed_day < 1 || self.archives_opened_hour < 1 {
            return Err(Problem::Bad("archives_…", "how many archives are very many begins at 1".into()));
        }
        self.provider()?;
        self.start_of_clock().map(drop)
    }

    /// The header a trusted proxy sets; none: nothing but the connection itself is believed.
    #[must_use]
    pub fn trusted_header(&self) -> Option<HeaderName> {
        if self.proxy_header.is_empty() { None } else { self.proxy_header.parse().ok() }
    }

    fn start_of_clock(&self) -> Result<Clock, Problem> {
        if self.clock.is_empty() {
            return Ok(Clock::system());
        }
        let start = DateTime::parse_from_rfc3339(&self.clock).map_err(|error| Problem::Bad("clock", error.to_string()))?;
        Ok(Clock::starting_at(start.to_utc()))
    }

    /// Whether browsers reach us by HTTPS or on this machine, so that they accept secure cookies.
    #[must_use]
    pub fn secure_cookies(&self) -> bool {
        self.public_url.starts_with("https://") || provider::is_here(&self.public_url) || (self.public_url.is_empty() && self.addr.ip().is_loopback())
    }

    /// The database the settings name.
    #[must_use]
    pub fn database(&self) -> String {
        if self.database_url.is_empty() { self.data_dir.join("xuetu.db").display().to_string() } else { self.database_url.clone() }
    }

    /// The key database the settings name.
    #[must_use]
    pub fn keys(&self) -> String {
        if self.keys_url.is_empty() { self.data_dir.join("keys.db").display().to_string() } else { self.keys_url.clone() }
    }

    /// The file of the master key.
    #[must_use]
    pub fn master_key(&self) -> PathBuf {
        if self.master_key.as_os_str().is_empty() { self.data_dir.join("master.key") } else { self.master_key.clone() }
    }

    /// Where files lie while they are imported.
    #[must_use]
    pub fn uploads(&self) -> PathBuf {
        self.data_dir.join("uploads")
    }

    fn archives(&self) -> Archives {
        Archives { noticed_an_hour: self.archives_noticed_hour, noticed_a_day: self.archives_noticed_day, opened_an_hour: self.archives_opened_hour }
    }

    fn rules(&self) -> Rules {
        Rules {
            second_factor_required: self.second_factor == SecondFactor::Required,
            channel: Channel::Development,
            shows_messages: self.demo || self.show_messages,
            archives: self.archives(),
        }
    }

    /// Opens the house: folder, keys, database with its schema, clock. One that is only half restored stays shut.
    pub async fn open(&self) -> Result<House, Problem> {
        backup::unfinished(&self.data_dir)?;
        self.open_house().await
    }

    /// Opens the house even in the middle of a restore.
    pub(crate) async fn open_house(&self) -> Result<House, Problem> {
        backup::own_folder(&self.data_dir).map_err(|error| Problem::Bad("data_dir", error.to_string()))?;
        let signer = Signer::from_file(&self.data_dir.join("audit.key"))?;
        let db = Db::open(&self.database()).await?;
        db.migrate().await?;
        let seal = Seal::of_school(&self.keys(), &self.master_key(), &db).await?;
        let (clock, zone) = (self.start_of_clock()?, self.zone.as_str().into());
        let (rules, provider, breached) = (self.rules(), self.provider()?, self.breached()?);
        Ok(House {
            db,
            clock,
            zone,
            seal,
            erasures: ErasureList::at(&self.data_dir),
            hub: Hub::default(),
            imports: Running::default(),
            waiting: Waiting::default(),
            hasher: Hasher::default(),
            breached,
            later: Later::default(),
            signer,
            rules,
            provider,
        })
    }

    /// Where the parts of the house lie, for backup and restore.
    #[must_use]
    pub fn place(&self) -> Place {
        Place { folder: self.data_dir.clone(), database: self.database(), keys: self.keys(), master: self.master_key() }
    }
}

/// Why the house does not open.
#[derive(Debug, thiserror::Error)]
pub enum Problem {
    /// A setting is unknown or has the wrong shape.
    #[error("setting: {0}")]
    Setting(#[from] Box<figment::Error>),
    /// A setting has a value that cannot be.
    #[error("setting {0}: {1}")]
    Bad(&'static str, String),
    /// The database does not open.
    #[error("database: {0}")]
    Database(#[from] backend::sqlx::Error),
    /// Something else, in words.
    #[error("{0}")]
    Other(String),
}

impl From<shared::error::AppError> for Problem {
    fn from(error: shared::error::AppError) -> Self {
        Self::Other(error.to_string())
    }
}

impl From<backend::Fault> for Problem {
    fn from(fault: backend::Fault) -> Self {
        Self::Other(fault.to_string())
    }
}

impl From<std::io::Error> for Problem {
    fn from(error: std::io::Error) -> Self {
        Self::Other(error.to_string())
    }
}
