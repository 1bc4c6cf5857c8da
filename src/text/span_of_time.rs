//! Spans of time in words, short ones to the unit that matters and long ones no further.

use std::time::Duration;

const SECONDS_PER_MINUTE: u64 = 60;
const MINUTES_PER_HOUR: u64 = 60;
const HOURS_PER_DAY: u64 = 24;
/// From so many hours on nobody counts the minutes.
const MANY_HOURS: u64 = 10;
/// Up to so many days and months are told as such.
const MANY_DAYS: u32 = 60;
const MANY_MONTHS: u64 = 24;
/// On average, as the Gregorian calendar has it.
const MILLIDAYS_PER_MONTH: u64 = 30_437;
const MILLIDAYS_PER_YEAR: u64 = 365_243;

/// How long something takes to read: `12 min`, `2 h 5 min`, `113 h`. There are no days: nobody reads through the night.
pub fn reading_time(minutes: usize) -> String {
    let minutes = minutes as u64;
    let (hours, rest) = (minutes / MINUTES_PER_HOUR, minutes % MINUTES_PER_HOUR);
    match (hours, rest) {
        (0, _) => format!("{minutes} min"),
        (_, 0) => format!("{hours} h"),
        (..MANY_HOURS, _) => format!("{hours} h {rest} min"),
        _ => format!("{} h", hours + u64::from(rest * 2 >= MINUTES_PER_HOUR)),
    }
}

/// How long something has taken: `0.04 s`, `2 min 5 s`, `1 h 53 min`, `2 d 3 h`.
pub fn elapsed(time: Duration) -> String {
    if time.as_secs() < SECONDS_PER_MINUTE {
        return format!("{:.2} s", time.as_secs_f64());
    }
    passed(time.as_secs())
}

/// For how long something goes on already: `5 s`, and then as [`elapsed`] has it.
pub fn passed(seconds: u64) -> String {
    let minutes = seconds / SECONDS_PER_MINUTE;
    let hours = minutes / MINUTES_PER_HOUR;
    match (minutes, hours, hours / HOURS_PER_DAY) {
        (0, ..) => format!("{seconds} s"),
        (_, 0, _) => format!("{minutes} min {} s", seconds % SECONDS_PER_MINUTE),
        (_, _, 0) => format!("{hours} h {} min", minutes % MINUTES_PER_HOUR),
        (_, _, days) => format!("{days} d {} h", hours % HOURS_PER_DAY),
    }
}

/// When something is in so many days: `tomorrow`, `in 12 days`, `in 5 months`, `in 3 years`.
pub fn in_days(days: u32) -> String {
    let of = |length: u64| (u64::from(days) * 1000 + length / 2) / length;
    match (days, of(MILLIDAYS_PER_MONTH)) {
        (0, _) => "today".to_owned(),
        (1, _) => "tomorrow".to_owned(),
        (..=MANY_DAYS, _) => format!("in {days} days"),
        (_, months @ ..MANY_MONTHS) => format!("in {months} months"),
        _ => format!("in {} years", of(MILLIDAYS_PER_YEAR)),
    }
}
