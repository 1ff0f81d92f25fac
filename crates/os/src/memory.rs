//! Memory: what this process holds, what it may still take.

/// Bytes of memory that this process holds (its resident set); 0 where the kernel does not say.
pub fn resident_bytes() -> u64 {
    let Ok(statm) = std::fs::read_to_string("/proc/self/statm") else { return 0 };
    let pages: u64 = statm.split_whitespace().nth(1).and_then(|pages| pages.parse().ok()).unwrap_or(0);
    pages.saturating_mul(rustix::param::page_size() as u64)
}

/// Bytes that this process may still take: the smaller of what the machine has left and what its control group leaves it.
/// `None` where neither is known.
pub fn available_bytes() -> Option<u64> {
    let machine = std::fs::read_to_string("/proc/meminfo").ok().and_then(|text| meminfo_bytes(&text, "MemAvailable:"));
    match (machine, left_in_group()) {
        (Some(machine), Some(group)) => Some(machine.min(group)),
        (machine, group) => machine.or(group),
    }
}

fn left_in_group() -> Option<u64> {
    let number = |path| std::fs::read_to_string(path).ok().and_then(|text| text.trim().parse::<u64>().ok());
    // "max" is not a number: no limit.
    let limit = number("/sys/fs/cgroup/memory.max")?;
    Some(limit.saturating_sub(number("/sys/fs/cgroup/memory.current")?))
}

fn meminfo_bytes(meminfo: &str, name: &str) -> Option<u64> {
    let row = meminfo.lines().find_map(|line| line.strip_prefix(name))?;
    let kib: u64 = row.split_whitespace().next()?.parse().ok()?;
    Some(kib.saturating_mul(1024))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn this_process_holds_some_and_some_is_left() {
        assert!(resident_bytes() > 100_000);
        assert!(available_bytes().is_some_and(|bytes| bytes > 0));
    }

    #[test]
    fn rows_are_in_kib() {
        assert_eq!(meminfo_bytes("MemTotal:  9 kB\nMemAvailable:    12 kB\n", "MemAvailable:"), Some(12_288));
        assert_eq!(meminfo_bytes("MemTotal:  9 kB\n", "MemAvailable:"), None);
    }
}
