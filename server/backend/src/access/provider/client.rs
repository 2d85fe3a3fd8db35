//! Talking to the provider: bounded in time and size, over TLS, with no redirects followed.

use super::setting::Inner;
use crate::Fault;
use futures::future::BoxFuture;
use openidconnect::{
    AuthType, AuthorizationCode, Nonce, PkceCodeVerifier, TokenResponse,
    core::{CoreClient, CoreClientAuthMethod, CoreIdTokenClaims, CoreProviderMetadata},
    http::{Request, Response},
};
use openidconnect::{EndpointMaybeSet, EndpointNotSet, EndpointSet};
use shared::time::At;
use std::{sync::Mutex, time::Duration};

/// The longest one answer of the provider may take.
const PATIENCE: Duration = Duration::from_secs(10);
/// Bytes of an answer.
const ANSWER: usize = 256 * 1024;
/// Seconds its addresses and keys are remembered.
const REMEMBERED: i64 = 10 * 60;

/// What the library needs to know before it can send anybody there.
pub(super) type Ready = CoreClient<EndpointSet, EndpointNotSet, EndpointNotSet, EndpointNotSet, EndpointMaybeSet, EndpointMaybeSet>;

/// Why there is no answer to be believed.
#[derive(Debug, thiserror::Error)]
pub(super) enum Trouble {
    /// The provider does not answer, or not as a provider does.
    #[error("away: {0}")]
    Away(String),
    /// It answers, and the answer does not hold.
    #[error("wrong: {0}")]
    Wrong(String),
}

/// The provider's answer to one request, on its way.
type Answering = BoxFuture<'static, Result<Response<Vec<u8>>, Unanswered>>;

/// The connection, and what the provider said of itself lately.
pub(super) struct Client {
    http: reqwest::Client,
    said: Mutex<Option<(At, CoreProviderMetadata)>>,
}

#[derive(Debug, thiserror::Error)]
#[error("{0}")]
struct Unanswered(String);

impl Client {
    pub(super) fn new() -> Result<Self, Fault> {
        // Whoever came first has set the same.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let http = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).timeout(PATIENCE).build();
        Ok(Self { http: http.map_err(|error| Fault::Other(error.to_string()))?, said: Mutex::default() })
    }

    /// Sends one request, as the library wants it done.
    fn asking(&self) -> impl Fn(Request<Vec<u8>>) -> Answering + Send + Sync + 'static {
        let http = self.http.clone();
        move |request| Box::pin(send(http.clone(), request))
    }

    async fn metadata(&self, provider: &Inner, now: At) -> Result<CoreProviderMetadata, Trouble> {
        let known = self.said.lock().ok().and_then(|said| said.clone());
        if let Some((_, said)) = known.filter(|(at, _)| at.plus_seconds(REMEMBERED) > now) {
            return Ok(said);
        }
        let ask = self.asking();
        let said = CoreProviderMetadata::discover_async(provider.issuer.clone(), &ask).await.map_err(|error| Trouble::Away(words(&error)))?;
        if let Ok(mut known) = self.said.lock() {
            *known = Some((now, said.clone()));
        }
        Ok(said)
    }

    /// The library's client for now, and whether the provider names itself in its answers.
    pub(super) async fn ready(&self, provider: &Inner, now: At) -> Result<Ready, Trouble> {
        let said = self.metadata(provider, now).await?;
        let methods = said.token_endpoint_auth_methods_supported().cloned().unwrap_or_default();
        let in_body = methods.contains(&CoreClientAuthMethod::ClientSecretPost) && !methods.contains(&CoreClientAuthMethod::ClientSecretBasic);
        let client = CoreClient::from_provider_metadata(said, provider.client_id.clone(), provider.client_secret.clone());
        let client = client.set_redirect_uri(provider.redirect.clone());
        Ok(if in_body { client.set_auth_type(AuthType::RequestBody) } else { client })
    }

    /// Turns the code into what the provider says of the person: signed by it, for us, for this attempt, and not too old.
    pub(super) async fn claims(&self, provider: &Inner, code: String, verifier: String, nonce: String, now: At) -> Result<CoreIdTokenClaims, Trouble> {
        let client = self.ready(provider, now).await?;
        let ask = self.asking();
        let exchange = client.exchange_code(AuthorizationCode::new(code)).map_err(|error| Trouble::Away(words(&error)))?;
        let tokens = exchange.set_pkce_verifier(PkceCodeVerifier::new(verifier)).request_async(&ask).await.map_err(|error| match error {
            openidconnect::RequestTokenError::ServerResponse(refused) => Trouble::Wrong(refused.error().to_string()),
            other => Trouble::Away(words(&other)),
        })?;
        let token = tokens.id_token().ok_or_else(|| Trouble::Wrong("no id token".into()))?;
        let instant = move || chrono::DateTime::from_timestamp_millis(now.0).unwrap_or_default();
        let claims = token.claims(&client.id_token_verifier().set_time_fn(instant), &Nonce::new(nonce)).cloned();
        claims.map_err(|error| {
            // Perhaps it has turned its keys: the next attempt asks anew.
            if let Ok(mut known) = self.said.lock() {
                *known = None;
            }
            Trouble::Wrong(words(&error))
        })
    }
}

async fn send(http: reqwest::Client, request: Request<Vec<u8>>) -> Result<Response<Vec<u8>>, Unanswered> {
    let told = |error: reqwest::Error| Unanswered(error.without_url().to_string());
    let mut answer = http.execute(request.try_into().map_err(told)?).await.map_err(told)?;
    let mut body = Vec::new();
    while let Some(chunk) = answer.chunk().await.map_err(told)? {
        body.extend_from_slice(&chunk);
        if body.len() > ANSWER {
            return Err(Unanswered("the answer is too long".into()));
        }
    }
    let mut response = Response::new(body);
    *response.status_mut() = answer.status();
    *response.headers_mut() = answer.headers().clone();
    Ok(response)
}

/// An error with its causes.
fn words(error: &dyn std::error::Error) -> String {
    std::iter::successors(Some(error), |error| error.source()).map(ToString::to_string).collect::<Vec<_>>().join(": ")
}
