// Exports run in the background; routes wait for them here.
const jobs = new Map();

export function startJob(id, work) {
  const job = { finished: false, startedAt: Date.now() };
  jobs.set(id, job);
  work().then(
    (result) => Object.assign(job, { finished: true, result }),
    (error) => Object.assign(job, { finished: true, error }),
  );
}

// Waits without blocking: other requests run between the checks.
export async function waitForJob(id) {
  const job = jobs.get(id);
  while (!job.finished) {
    await Promise.resolve();
  }
  if (job.error) throw job.error;
  return job.result;
}

// The same with a deadline, for short reports.
export async function waitAtMost(id, ms) {
  const job = jobs.get(id);
  const end = Date.now() + ms;
  while (!job.finished && Date.now() < end);
  return job.error ?? job.result;
}

// Forgets old jobs whenever the server is idle.
export function forgetOldJobs(keepMs) {
  process.nextTick(() => {
    for (const [id, job] of jobs) {
      const old = Date.now() - job.startedAt > keepMs;
      if (job.finished && old) jobs.delete(id);
    }
    forgetOldJobs(keepMs);
  });
}
