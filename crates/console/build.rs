//! Brings what pages take from elsewhere into the program, and packs every asset.
//!
//! The packages are pinned by `package-lock.json`, and npm holds what it gets against it. They are brought
//! into the folder of the build and never into the source; only what is named here goes on from there.
//! Where there is no npm, `ONEDOOR_ASSETS` names a `node_modules` that `npm ci` made elsewhere.

use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use flate2::Compression;
use flate2::write::GzEncoder;

type Done<T = ()> = Result<T, String>;

/// The packages from which something is taken.
const PACKAGES: [&str; 3] = [
    "@digdir/designsystemet-css",
    "@digdir/designsystemet-theme",
    "htmx.org",
];

/// The order of the layers stands at the beginning of the first.
const DESIGN: [&str; 2] = [
    "@digdir/designsystemet-css/dist/src/index.css",
    "@digdir/designsystemet-theme/src/themes/designsystemet.css",
];

/// How a sign begins in a style sheet.
const SIGN: &str = "data:image/svg+xml;charset=utf-8,";

const HTMX: &str = "htmx.org/dist/htmx.min.js";

/// What is ours, from `assets`.
const OURS: [&str; 3] = ["following.js", "form.js", "onedoor.css"];

const ARGUMENTS: [&str; 6] = [
    "ci",
    "--ignore-scripts",
    "--omit=dev",
    "--no-audit",
    "--no-fund",
    "--prefer-offline",
];

const NO_NPM: &str = "npm is missing. The pages take their design and htmx from packages of npm, while Onedoor is built.
On Debian: apt-get install nodejs npm (`scripts/need` does that where it may).
Or run `npm ci --ignore-scripts` in a copy of crates/console elsewhere, and build with
ONEDOOR_ASSETS=/where/that/is/node_modules";

fn main() {
    if let Err(why) = make() {
        for line in why.lines() {
            println!("cargo::error={line}");
        }
    }
}

fn make() -> Done {
    for path in ["package.json", "package-lock.json", "assets"] {
        println!("cargo::rerun-if-changed={path}");
    }
    println!("cargo::rerun-if-env-changed=ONEDOOR_ASSETS");
    let out = env::var("OUT_DIR").map_err(|error| format!("OUT_DIR: {error}"))?;
    let out = Path::new(&out);
    let packages = match env::var_os("ONEDOOR_ASSETS").filter(|named| !named.is_empty()) {
        Some(named) => given(PathBuf::from(named))?,
        None => brought(&out.join("npm"))?,
    };
    let assets = out.join("assets");
    fs::create_dir_all(&assets).map_err(about(&assets))?;
    let of = |path: &str| read(&packages.join(path));
    let [design, theme] = DESIGN.map(&of);
    put(
        &assets,
        "designsystemet.css",
        &signs(out, &(design? + &theme?))?,
    )?;
    put(&assets, "htmx.js", &of(HTMX)?)?;
    put(&assets, "licences.txt", &licences(&packages)?)?;
    for name in OURS {
        put(&assets, name, &read(&Path::new("assets").join(name))?)?;
    }
    Ok(())
}

/// The packages as somebody laid them out, if they are the ones that are meant.
fn given(packages: PathBuf) -> Done<PathBuf> {
    println!("cargo::rerun-if-changed={}", packages.display());
    let ours = read(Path::new("package.json"))?;
    for package in PACKAGES {
        let is = version(&packages, package)?;
        let wanted = value(&ours, package).unwrap_or_default();
        if is != wanted {
            return Err(format!(
                "ONEDOOR_ASSETS has {package} {is}; {wanted} is wanted"
            ));
        }
    }
    Ok(packages)
}

/// The packages as npm brings them; once, until others are pinned.
fn brought(home: &Path) -> Done<PathBuf> {
    let packages = home.join("node_modules");
    let made_from = home.join("made-from");
    let lock = read(Path::new("package-lock.json"))?;
    if packages.is_dir() && fs::read_to_string(&made_from).is_ok_and(|known| known == lock) {
        return Ok(packages);
    }
    if home.exists() {
        fs::remove_dir_all(home).map_err(about(home))?;
    }
    fs::create_dir_all(home).map_err(about(home))?;
    for name in ["package.json", "package-lock.json"] {
        fs::copy(name, home.join(name)).map_err(about(&home.join(name)))?;
    }
    let mut npm = Command::new("npm");
    let ended = npm.args(ARGUMENTS).current_dir(home).output();
    let ended = ended.map_err(|error| {
        if error.kind() == ErrorKind::NotFound {
            NO_NPM.to_owned()
        } else {
            format!("npm cannot be run: {error}")
        }
    })?;
    if !ended.status.success() {
        return Err(format!(
            "npm could not bring the packages of crates/console. They come from the registry that npm is set up for, once.\n{}{}",
            String::from_utf8_lossy(&ended.stdout),
            String::from_utf8_lossy(&ended.stderr),
        ));
    }
    fs::write(&made_from, lock).map_err(about(&made_from))?;
    Ok(packages)
}

/// Under what terms others let us have what is theirs: whoever gets it from us gets these, too.
fn licences(packages: &Path) -> Done<String> {
    let mut all = "What the pages of Onedoor take from others. The form of Onedoor, its own style sheet and scripts are under the EUPL-1.2.\n".to_owned();
    for package in PACKAGES {
        let terms = read(&packages.join(package).join("LICENSE"))?;
        let version = version(packages, package)?;
        all.push_str(&format!("\n---- {package} {version}\n\n{}\n", terms.trim()));
    }
    Ok(all)
}

fn version(packages: &Path, package: &str) -> Done<String> {
    let described = read(&packages.join(package).join("package.json"))?;
    let found = value(&described, "version").map(str::to_owned);
    found.ok_or_else(|| format!("{package} does not say its version"))
}

/// The first text under this name in a description of a package.
fn value<'a>(json: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = json.split_once(&format!("\"{name}\""))?;
    rest.trim_start().strip_prefix(':')?.split('"').nth(1)
}

/// Takes the signs out of a style sheet, which has them as texts in itself: the policy of pages lets
/// pictures in from us alone. Each becomes an asset like any other.
fn signs(out: &Path, style: &str) -> Done<String> {
    let folder = out.join("assets/signs");
    fs::create_dir_all(&folder).map_err(about(&folder))?;
    let mut known: Vec<String> = Vec::new();
    let mut pieces = style.split(SIGN);
    let mut without = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let quote = without.chars().next_back().unwrap_or('"');
        let (sign, rest) = piece
            .split_once(quote)
            .ok_or("a sign in Designsystemet does not end")?;
        let sign = decoded(sign);
        let at = known.iter().position(|other| *other == sign);
        let at = at.unwrap_or(known.len());
        if at == known.len() {
            put(&folder, &format!("{at}.svg"), &sign)?;
            known.push(sign);
        }
        without.push_str(&format!("/assets/signs/{at}.svg{quote}{rest}"));
    }
    let all = (0..known.len())
        .map(|at| format!("embedded!(\"/assets/signs/{at}.svg\", PICTURE, \"signs/{at}.svg\"),\n"));
    let list = format!(
        "static SIGNS: [Asset; {}] = [\n{}];\n",
        known.len(),
        all.collect::<String>()
    );
    let place = out.join("signs.rs");
    fs::write(&place, list).map_err(about(&place))?;
    Ok(without)
}

/// A text in which some signs stand as `%3C`.
fn decoded(text: &str) -> String {
    let mut pieces = text.split('%');
    let mut plain = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let code = piece
            .get(..2)
            .and_then(|hex| u8::from_str_radix(hex, 16).ok());
        match (code, piece.get(2..)) {
            (Some(code), Some(rest)) if code.is_ascii() => {
                plain.push(char::from(code));
                plain.push_str(rest);
            }
            _ => plain.push_str(&format!("%{piece}")),
        }
    }
    plain
}

/// Lays a file out as it is and packed, so that nothing is packed while somebody waits for it.
fn put(assets: &Path, name: &str, text: &str) -> Done {
    let plain = assets.join(name);
    fs::write(&plain, text).map_err(about(&plain))?;
    let packed = assets.join(format!("{name}.gz"));
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    let bytes = encoder
        .write_all(text.as_bytes())
        .and_then(|()| encoder.finish());
    fs::write(&packed, bytes.map_err(about(&packed))?).map_err(about(&packed))
}

fn read(path: &Path) -> Done<String> {
    fs::read_to_string(path).map_err(about(path))
}

fn about(path: &Path) -> impl Fn(std::io::Error) -> String {
    let path = path.display().to_string();
    move |error| format!("{path}: {error}")
}
