//! A provider of identities that says what a test wants it to say.

use axum::{
    Form, Json, Router,
    extract::State,
    http::StatusCode,
    routing::{get, post},
};
use backend::access::{Provider, ProviderSetting};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use ed25519_dalek::{Signer, SigningKey};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use shared::{access::AccountKind, time::At};
use std::{
    collections::HashMap,
    sync::{Arc, Mutex},
};

/// What it knows of a code: the claims it stands for, and the challenge it was asked with.
type Codes = Arc<Mutex<HashMap<String, (Value, String)>>>;

#[derive(Clone)]
pub struct Identities {
    pub issuer: String,
    codes: Codes,
    key: Arc<SigningKey>,
}

impl Identities {
    /// Begins to answer on a port of its own.
    pub async fn open() -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let issuer = format!("http://{}", listener.local_addr().unwrap());
        let here = Self { issuer, codes: Codes::default(), key: Arc::new(SigningKey::from_bytes(&[7; 32])) };
        let site = Router::new()
            .route("/.well-known/openid-configuration", get(discovery))
            .route("/jwks", get(jwks))
            .route("/token", post(token))
            .with_state(here.clone());
        tokio::spawn(async move { axum::serve(listener, site).await });
        here
    }

    /// The house's side of it.
    pub fn provider(&self, kinds: &[AccountKind]) -> Provider {
        provider(self.issuer.clone(), kinds)
    }

    /// Lets somebody sign in there: a code for what was asked for at `asked`, standing for `claims`.
    pub fn code(&self, asked: &HashMap<String, String>, subject: &str, now: At, more: &Value) -> String {
        assert_eq!((asked["response_type"].as_str(), asked["code_challenge_method"].as_str(), asked["scope"].as_str()), ("code", "S256", "openid"));
        assert_eq!(asked["redirect_uri"], "https://school.example/provider/back");
        let seconds = now.0 / 1000;
        let mut claims =
            json!({ "iss": self.issuer, "aud": "xuetu", "sub": subject, "nonce": asked["nonce"], "iat": seconds, "exp": seconds + 300, "auth_time": seconds });
        for (name, value) in more.as_object().unwrap() {
            claims[name] = value.clone();
        }
        let mut codes = self.codes.lock().unwrap();
        let code = format!("code-{}", codes.len());
        codes.insert(code.clone(), (claims, asked["code_challenge"].clone()));
        code
    }

    fn signed(&self, claims: &Value) -> String {
        let foreign = SigningKey::from_bytes(&[8; 32]);
        let key = if claims["foreign"] == true { &foreign } else { &*self.key };
        let alg = claims["alg"].as_str().unwrap_or("EdDSA");
        let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
        let text = format!("{}.{}", part(&json!({ "alg": alg, "kid": "one", "typ": "JWT" })), part(claims));
        let signature = if alg == "none" { String::new() } else { URL_SAFE_NO_PAD.encode(key.sign(text.as_bytes()).to_bytes()) };
        format!("{text}.{signature}")
    }
}

/// A provider at `issuer`, whether anybody answers there or not.
pub fn provider(issuer: String, kinds: &[AccountKind]) -> Provider {
    Provider::new(ProviderSetting {
        issuer,
        client_id: "xuetu".into(),
        client_secret: Some("secret".into()),
        label: "校园通".into(),
        kinds: kinds.to_vec(),
        redirect: "https://school.example/provider/back".into(),
    })
    .unwrap()
}

async fn discovery(State(here): State<Identities>) -> Json<Value> {
    let at = |path: &str| format!("{}{path}", here.issuer);
    Json(json!({
        "issuer": here.issuer, "authorization_endpoint": at("/authorize"), "token_endpoint": at("/token"), "jwks_uri": at("/jwks"),
        "response_types_supported": ["code"], "subject_types_supported": ["public"], "id_token_signing_alg_values_supported": ["EdDSA"],
    }))
}

async fn jwks(State(here): State<Identities>) -> Json<Value> {
    let x = URL_SAFE_NO_PAD.encode(here.key.verifying_key().to_bytes());
    Json(json!({ "keys": [{ "kty": "OKP", "crv": "Ed25519", "alg": "EdDSA", "use": "sig", "kid": "one", "x": x }] }))
}

/// A code is taken once, with the verifier that belongs to its challenge.
async fn token(State(here): State<Identities>, Form(form): Form<HashMap<String, String>>) -> (StatusCode, Json<Value>) {
    let found = here.codes.lock().unwrap().remove(&form["code"]);
    let proved = URL_SAFE_NO_PAD.encode(Sha256::digest(form["code_verifier"].as_bytes()));
    match found {
        Some((claims, challenge)) if challenge == proved => {
            (StatusCode::OK, Json(json!({ "access_token": "a", "token_type": "Bearer", "expires_in": 60, "id_token": here.signed(&claims) })))
        }
        _ => (StatusCode::BAD_REQUEST, Json(json!({ "error": "invalid_grant" }))),
    }
}
