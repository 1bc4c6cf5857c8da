//! Code that wants to get out of its fence: every attempt works without the fence, and none behind it.

use std::io::{Read, Write};
use std::net::{Ipv4Addr, Ipv6Addr, TcpListener, UdpSocket};
use std::os::linux::net::SocketAddrExt;
use std::os::unix::net::{SocketAddr, UnixListener};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use landlock::{CompatLevel, Compatible, Ruleset, RulesetAttr, Scope};
use nodecourse::practice::run::command::Fence;
use nodecourse::practice::run::{Limits, Output, Runner, Stream, Workspace};
use serde_json::json;

use super::processes::are_processes_kept;
use super::{node, runner};

const ATTEMPTS: &str = include_str!("escaping/attempts.mjs");
/// At least so many of the attempts have to succeed where there is no fence: those that fail anyway prove nothing.
const LEAST: usize = 30;
const ANSWER: &[u8] = b"HTTP/1.1 200 OK\r\nContent-Length: 7\r\nConnection: close\r\n\r\noutside";

/// What is to be kept from the code.
struct Outside {
    folder: tempfile::TempDir,
    ports: [u16; 3],
    name: String,
    /// Whether anybody has come here.
    was_reached: Arc<AtomicBool>,
}

#[test]
fn nothing_gets_out() {
    let fencing = runner().fencing();
    let groups: Vec<&str> = [
        ("files", fencing.files),
        ("processes", fencing.files),
        ("signals", fencing.files && keeps_signals()),
        ("apart", fencing.network),
        ("seen", are_processes_kept()),
    ]
    .into_iter()
    .filter_map(|(group, is_kept)| {
        if !is_kept {
            eprintln!("left out: this system keeps nothing of “{group}” away");
        }
        is_kept.then_some(group)
    })
    .collect();
    let open = Outside::new();
    let Some(without) = open.attempt(&groups, Fence::Open) else {
        return;
    };
    let (possible, impossible) = worked(&without);
    eprintln!("impossible here in any way: {impossible:#?}");
    let closed = Outside::new();
    let all = closed.attempt(&groups, Fence::Closed(Vec::new()));
    let all = all.expect("there is a node");
    let (escaped, kept) = worked(&all);
    assert_eq!(escaped, [""; 0]);
    assert_eq!(kept.len(), possible.len() + impossible.len());
    assert!(!closed.was_reached.load(Ordering::Relaxed));
    if groups.len() == 5 {
        assert!(open.was_reached.load(Ordering::Relaxed));
        assert!(possible.len() >= LEAST, "{impossible:#?}");
    }
}

impl Outside {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        for name in ["secret", "movable", "removable", "cut"] {
            std::fs::write(folder.path().join(name), "secret").expect("a file");
        }
        let was_reached = Arc::new(AtomicBool::new(false));
        let four = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port");
        let six = TcpListener::bind((Ipv6Addr::LOCALHOST, 0));
        let datagrams = UdpSocket::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port");
        let port = |listener: &TcpListener| listener.local_addr().expect("an address").port();
        let ports = [
            port(&four),
            six.as_ref().map(port).unwrap_or_default(),
            datagrams.local_addr().expect("an address").port(),
        ];
        let in_folder = UnixListener::bind(folder.path().join("socket")).expect("a socket");
        let name = format!("nodecourse-{}", ports[0]);
        let address = SocketAddr::from_abstract_name(&name).expect("a name");
        let abstract_one = UnixListener::bind_addr(&address).expect("a socket");
        for listener in [Some(four), six.ok()].into_iter().flatten() {
            let reached = Arc::clone(&was_reached);
            thread::spawn(move || {
                for stream in listener.incoming().flatten() {
                    answer(stream, &reached);
                }
            });
        }
        for listener in [in_folder, abstract_one] {
            let reached = Arc::clone(&was_reached);
            thread::spawn(move || {
                for stream in listener.incoming().flatten() {
                    answer(stream, &reached);
                }
            });
        }
        let reached = Arc::clone(&was_reached);
        thread::spawn(move || {
            let mut bytes = [0; 512];
            while let Ok((count, from)) = datagrams.recv_from(&mut bytes) {
                reached.store(true, Ordering::Relaxed);
                // For a question about a name this makes it an answer without any.
                bytes[2] |= 0x80;
                let _ = datagrams.send_to(&bytes[..count], from);
            }
        });
        Self {
            folder,
            ports,
            name,
            was_reached,
        }
    }

    /// What has become of each attempt, a line each.
    fn attempt(&self, groups: &[&str], fence: Fence) -> Option<String> {
        let node = node()?;
        let workspace = Workspace::new().expect("a folder");
        let [tcp, six, udp] = self.ports;
        let outside = json!({
            "folder": self.folder.path(), "home": std::env::home_dir(), "abstract": self.name,
            "tcp": tcp, "six": six, "udp": udp, "player": std::process::id(),
        });
        let script = format!("const OUTSIDE = {outside};\n{ATTEMPTS}");
        workspace
            .put("main.mjs", script.as_bytes())
            .expect("a file");
        let arguments: Vec<&str> = [&["main.mjs"], groups].concat();
        let mut command = node.command(&workspace, &arguments);
        if fence == Fence::Open {
            command.fence = fence;
        }
        let runner = Runner {
            limits: Limits {
                time: Some(Duration::from_secs(60)),
                ..Limits::default()
            },
            ..runner()
        };
        let said = Mutex::new(Vec::new());
        let ended = runner.run(&command, &AtomicBool::new(false), &mut |output: Output| {
            let mut said = said.lock().expect("no panic");
            match output.stream {
                Stream::Out => said.extend(output.bytes),
                Stream::Err => eprintln!("{}", String::from_utf8_lossy(&output.bytes)),
            }
        });
        assert_eq!(ended.end, nodecourse::practice::run::End::Exit(0));
        let said = said.into_inner().expect("no panic");
        Some(String::from_utf8_lossy(&said).into_owned())
    }
}

/// The names of what worked, and the lines of what did not.
fn worked(all: &str) -> (Vec<&str>, Vec<&str>) {
    let worked = all.lines().filter_map(|line| line.strip_prefix("worked: "));
    let failed = all.lines().filter_map(|line| line.strip_prefix("failed: "));
    (worked.collect(), failed.collect())
}

fn answer(mut stream: impl Read + Write, was_reached: &AtomicBool) {
    was_reached.store(true, Ordering::Relaxed);
    let _ = stream.read(&mut [0; 512]);
    let _ = stream.write_all(ANSWER);
}

/// Whether the kernel can keep signals from other programs.
fn keeps_signals() -> bool {
    Ruleset::default()
        .set_compatibility(CompatLevel::HardRequirement)
        .scope(Scope::Signal)
        .and_then(Ruleset::create)
        .is_ok()
}
