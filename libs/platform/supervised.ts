/** A supervisor that dies takes the channel with it: stop as asked to, rather than stay behind holding the port. */
export function leaveWithSupervisor(): void {
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
}
