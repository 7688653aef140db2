//! An identity provider that says what it is, and nothing else: without one none can be believed.

use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::LazyLock;
use std::thread;

use serde_json::json;

/// The address of a provider that answers for as long as the attacks last.
pub(crate) fn issuer() -> &'static str {
    static ISSUER: LazyLock<String> = LazyLock::new(serve);
    &ISSUER
}

fn serve() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let issuer = format!("http://{}", listener.local_addr().unwrap());
    let said = issuer.clone();
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            answer(stream, &said);
        }
    });
    issuer
}

fn answer(mut stream: TcpStream, issuer: &str) {
    let (mut head, mut byte) = (Vec::new(), [0]);
    while !head.ends_with(b"\r\n\r\n") && stream.read(&mut byte).unwrap_or(0) == 1 {
        head.push(byte[0]);
    }
    let said = json!({
        "issuer": issuer,
        "authorization_endpoint": format!("{issuer}/auth"),
        "token_endpoint": format!("{issuer}/token"),
        "jwks_uri": format!("{issuer}/jwks"),
        // Its keys are told at every address; with these nobody signs anything.
        "keys": [{
            "kty": "EC", "crv": "P-256", "alg": "ES256", "use": "sig", "kid": "first",
            "x": "pfTB3u9rfJgSAdUrf0NLXfCtiqvbCvGdyw1N-MaL3fo",
            "y": "78lXsZqEdX_-UjZTPIgylT5LrtwtulPqqN_VY1cI_uU",
        }],
    })
    .to_string();
    let answer = format!(
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{said}",
        said.len()
    );
    drop(stream.write_all(answer.as_bytes()));
}
