//! The way to the server: encrypted, known by its certificate, and greeted.

use std::fmt::Debug;
use std::path::Path;
use std::sync::Arc;

use async_imap::Client;
use async_imap::error::Error;
use async_imap::imap_proto::{Response, Status};
use tokio::io::{AsyncRead, AsyncWrite, BufWriter};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use tokio_rustls::client::TlsStream;
use tokio_rustls::rustls::crypto::aws_lc_rs;
use tokio_rustls::rustls::pki_types::pem::PemObject as _;
use tokio_rustls::rustls::pki_types::{CertificateDer, ServerName};
use tokio_rustls::rustls::{ClientConfig, RootCertStore};

use super::{Closed, ImapSettings, ImapTls, Result, away};

/// A connection, encrypted or not.
pub(super) trait Wire: AsyncRead + AsyncWrite + Debug + Send + Unpin {}

impl<T: AsyncRead + AsyncWrite + Debug + Send + Unpin> Wire for T {}

/// Reaches the server, up to where it asks who we are. Commands are written in pieces and sent whole.
pub(super) async fn connect(settings: &ImapSettings) -> Result<Client<Box<dyn Wire>>> {
    let at = (settings.host.as_str(), settings.port());
    let stream = TcpStream::connect(at).await;
    let stream = stream.map_err(|error| {
        let why = error.kind();
        Closed::Away(format!("the server cannot be reached: {why}"))
    })?;
    match settings.tls {
        ImapTls::Off => greeted(boxed(stream)).await,
        ImapTls::Wrapped => greeted(boxed(encrypted(settings, stream).await?)).await,
        ImapTls::Required => {
            let mut plain = greeted(stream).await?;
            let begun = plain.run_command_and_check_ok("STARTTLS", None).await;
            begun.map_err(|error| {
                if let Error::No(_) | Error::Bad(_) = error {
                    return Closed::Unfit("the server does not encrypt (STARTTLS)".to_owned());
                }
                away(&error)
            })?;
            // What came in the clear behind the answer is dropped with the client that read it.
            let stream = encrypted(settings, plain.into_inner()).await?;
            Ok(Client::new(boxed(stream)))
        }
    }
}

fn boxed(stream: impl Wire + 'static) -> Box<dyn Wire> {
    Box::new(BufWriter::new(stream))
}

async fn encrypted(settings: &ImapSettings, stream: TcpStream) -> Result<TlsStream<TcpStream>> {
    let roots = roots(settings.ca_file.as_deref())?;
    let config = ClientConfig::builder_with_provider(Arc::new(aws_lc_rs::default_provider()))
        .with_safe_default_protocol_versions()
        .map_err(|error| Closed::Unfit(format!("TLS cannot be set up: {error}")))?
        .with_root_certificates(roots)
        .with_no_client_auth();
    let name = ServerName::try_from(settings.host.clone())
        .map_err(|_| Closed::Unfit("the setting imap-host is no name of a server".to_owned()))?;
    let connecting = TlsConnector::from(Arc::new(config)).connect(name, stream);
    connecting
        .await
        .map_err(|error| Closed::Away(format!("the connection cannot be encrypted: {error}")))
}

/// By whom the server's certificate must be signed: as the file says, else as this machine says.
fn roots(file: Option<&Path>) -> Result<RootCertStore> {
    let mut roots = RootCertStore::empty();
    let Some(file) = file else {
        roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
        return Ok(roots);
    };
    let cannot = || Closed::Unfit(format!("{} holds no certificates", file.display()));
    let found = CertificateDer::pem_file_iter(file).map_err(|_| cannot())?;
    for certificate in found {
        let certificate = certificate.map_err(|_| cannot())?;
        roots.add(certificate).map_err(|_| cannot())?;
    }
    if roots.is_empty() {
        return Err(cannot());
    }
    Ok(roots)
}

/// A client whose server has said that it is there.
async fn greeted<T: Wire>(stream: T) -> Result<Client<T>> {
    let mut client = Client::new(stream);
    let greeting = client.read_response().await;
    let greeting = greeting.map_err(|error| away(&error.into()))?;
    let is_there = greeting.as_ref().is_some_and(|greeting| {
        let Response::Data { status, .. } = greeting.parsed() else {
            return false;
        };
        *status == Status::Ok
    });
    if is_there {
        Ok(client)
    } else {
        Err(Closed::Away("it does not greet as IMAP does".to_owned()))
    }
}
