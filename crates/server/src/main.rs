//! The `onedoor` program.

use std::process::ExitCode;

use clap::Parser as _;
use onedoor_server::cli::Cli;

fn main() -> ExitCode {
    match onedoor_server::run(Cli::parse()) {
        Ok(code) => code,
        Err(error) => {
            onedoor_server::say_error(&format!("onedoor: {error:#}"));
            ExitCode::FAILURE
        }
    }
}
