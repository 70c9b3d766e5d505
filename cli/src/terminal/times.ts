/** A duration in its two largest units: "450 ms", "8.2 s", "3m 20s", "2h 5m", "4d 3h". */
export const duration = (ms: number): string => {
  if (ms < 1000) return `${Math.round(ms)} ms`;
  if (ms < 60_000) return `${(ms / 1000).toFixed(1)} s`;
  const minutes = Math.floor(ms / 60_000);
  if (minutes < 60) return `${minutes}m ${Math.floor((ms % 60_000) / 1000)}s`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return `${hours}h ${minutes % 60}m`;
  return `${Math.floor(hours / 24)}d ${hours % 24}h`;
};

/** How long ago an instant was, in one unit: "12s ago", "3m ago", "5h ago", "2d ago"; "in 3m" in the future. */
export const ago = (instant: string, now = Date.now()): string => {
  const seconds = Math.round((now - Date.parse(instant)) / 1000);
  const text = oneUnit(Math.abs(seconds));
  return seconds < 0 ? `in ${text}` : `${text} ago`;
};

/** "12s", "3m", "5h", "2d". */
export const oneUnit = (seconds: number): string => {
  if (seconds < 60) return `${seconds}s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)}m`;
  if (seconds < 172_800) return `${Math.floor(seconds / 3600)}h`;
  return `${Math.floor(seconds / 86_400)}d`;
};

/** The local date and time to the second: "2026-11-24 05:28:00". */
export const localTime = (instant: string): string => {
  const date = new Date(instant);
  const two = (value: number) => String(value).padStart(2, '0');
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day} ${date.toTimeString().slice(0, 8)}`;
};
