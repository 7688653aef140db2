//! The municipality that the bench is run in.

use std::fmt::Write as _;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::AtomicU32;

use jiff::SignedDuration;
use onedoor_domain::catalogue::Document;
use onedoor_domain::directory::{Role, StaffMember};
use onedoor_service::{ImportMode, Services, SystemClock};
use onedoor_store::{DatabaseUrl, Store, StoreOptions, migrate};
use tokio::runtime::Runtime;

use crate::{Failure, server};

pub(crate) const SLUG: &str = "baenk";
/// On PostgreSQL an intake changes its coordinator's load, and whoever chose the same coordinator
/// waits for that commit: a municipality of this size has so many that this is not what is measured.
const COORDINATORS: usize = 24;

/// A loaded municipality, and whoever enquires there.
pub(crate) struct House {
    pub(crate) url: DatabaseUrl,
    pub(crate) token: String,
    pub(crate) coordinators: Vec<StaffMember>,
    pub(crate) runtime: Runtime,
    /// How many enquiries were made ready.
    pub(crate) asked: AtomicU32,
    /// Makes the keys of this run its own.
    pub(crate) run: u128,
}

impl House {
    pub(crate) fn load(url: DatabaseUrl) -> Result<Self, Failure> {
        migrate(&url)?;
        let runtime = Runtime::new()?;
        let services = services(&url)?;
        runtime
            .block_on(services.import_municipality(&yaml()?, ImportMode::Apply))
            .map_err(|error| format!("the municipality cannot be loaded: {error:?}"))?;
        let (id, staff) = runtime.block_on(services.staff_of(SLUG))?;
        let token = runtime.block_on(services.issue_token(
            id,
            "bench",
            vec![Role::Integration],
            None,
            SignedDuration::from_hours(1),
        ))?;
        Ok(Self {
            url,
            token,
            coordinators: staff,
            runtime,
            asked: AtomicU32::new(0),
            run: services.request_id().as_u128(),
        })
    }

    pub(crate) fn services(&self) -> Result<Services, Failure> {
        services(&self.url)
    }
}

fn services(url: &DatabaseUrl) -> Result<Services, Failure> {
    let store = Store::open(url, StoreOptions::default())?;
    Ok(Services::new(
        store,
        Arc::new(SystemClock),
        "https://onedoor.example",
    ))
}

/// A new file on the disk, not in a memory file system.
pub(crate) fn sqlite_file() -> Result<String, Failure> {
    let folder: PathBuf = server::target()?.join("bench");
    std::fs::create_dir_all(&folder)?;
    let file = folder.join("onedoor.sqlite");
    for ending in ["", "-wal", "-shm"] {
        let old = folder.join(format!("onedoor.sqlite{ending}"));
        if old.exists() {
            std::fs::remove_file(old)?;
        }
    }
    Ok(format!("sqlite:{}", file.display()))
}

/// All units of the default catalogue, and coordinators who are all alike.
fn yaml() -> Result<String, Failure> {
    let mut yaml = format!(
        "slug: {SLUG}\nname: Bænk Kommune\ncountry: DK\ntime_zone: Europe/Copenhagen\nlanguage: da\nunits:\n"
    );
    for unit in Document::default_catalogue().units {
        writeln!(yaml, "  - {{id: {0}, mailbox: {0}@baenk.example}}", unit.id)?;
    }
    yaml.push_str("staff:\n");
    for n in 0..COORDINATORS {
        writeln!(
            yaml,
            "  - {{email: c{n}@baenk.example, name: Coordinator {n}, title: Erhvervskonsulent, \
             phone: \"+4533990000\", roles: [coordinator], units: [business_office], \
             languages: [da], capacity: 1000000}}"
        )?;
    }
    Ok(yaml)
}
