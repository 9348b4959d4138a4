/**
 * Judges a history of threads: what writers were told, what readers were shown, what the database holds. An answer
 * that never came is a « maybe »: the message may be there once or not at all.
 *
 * @typedef {object} Write one message, whatever the number of tries it took
 * @property {string} thread
 * @property {string} author
 * @property {string} clientId
 * @property {number} sent when it was first sent, in ms of the one clock of the clients
 * @property {number | null} returned when it was acknowledged, null when it never was
 * @property {number | null} seq as acknowledged
 * @property {string} burst messages sent without waiting for each other, in the order of `place`
 * @property {number} place
 * @property {boolean} retried some of its burst had to be sent again
 *
 * @typedef {{ seq: number, author: string, clientId: string }} Stored
 * @typedef {{ reader: string, thread: string, shown: { seq: number, clientId: string }[] }} Reading
 *
 * @param {{ writes: Write[], stored: Map<string, Stored[]>, readings: Reading[], leaks: string[] }} history
 *   leaks: what reached somebody without the right to it
 * @returns {string[]} what breaks the promise, none when it holds
 */
export function check({ writes, stored, readings, leaks }) {
  return [
    ...leaks.map((leak) => `leak: ${leak}`),
    ...[...stored].flatMap(([thread, rows]) => numbered(thread, rows)),
    ...durable(writes, stored),
    ...[...Map.groupBy(writes, (write) => write.thread).values()].flatMap(inRealTime),
    ...[...Map.groupBy(writes, (write) => write.burst).values()].flatMap(inAuthorsOrder),
    ...readings.flatMap((reading) => sameAsStored(reading, stored.get(reading.thread) ?? [])),
  ];
}

/**
 * Numbers are 1..n, and nothing is there twice.
 * @param {string} thread
 * @param {Stored[]} rows in the order of seq
 */
function numbered(thread, rows) {
  const hole = rows.findIndex((row, index) => row.seq !== index + 1);
  const keys = new Set(rows.map((row) => `${row.author} ${row.clientId}`));
  return [
    ...(hole === -1 ? [] : [`hole: ${thread} has ${rows[hole]?.seq} where ${hole + 1} was due`]),
    ...(keys.size === rows.length
      ? []
      : [`twice: ${thread} holds ${rows.length - keys.size} messages again`]),
  ];
}

/**
 * What was acknowledged is stored, under the number that was told.
 * @param {Write[]} writes
 * @param {Map<string, Stored[]>} stored
 */
function durable(writes, stored) {
  const kept = new Map(
    [...stored].flatMap(([thread, rows]) => rows.map((row) => [`${thread} ${row.clientId}`, row])),
  );
  return writes.flatMap((write) => {
    if (write.seq === null) return [];
    const row = kept.get(`${write.thread} ${write.clientId}`);
    if (!row) return [`lost: ${write.clientId}, acknowledged as ${write.seq} of ${write.thread}`];
    return row.seq === write.seq ? [] : [`moved: ${write.clientId} was told ${write.seq}, is ${row.seq}`];
  });
}

/**
 * A message acknowledged before another one was sent comes before it.
 * @param {Write[]} writes of one thread
 */
function inRealTime(writes) {
  const done = writes.filter(acknowledged).sort((a, b) => a.returned - b.returned);
  let highest = 0;
  let next = 0;
  return done
    .toSorted((a, b) => a.sent - b.sent)
    .flatMap((write) => {
      for (let before = done[next]; before && before.returned < write.sent; before = done[++next]) {
        highest = Math.max(highest, before.seq);
      }
      return write.seq > highest
        ? []
        : [`time: ${write.seq} of ${write.thread} was sent after ${highest} was told`];
    });
}

/**
 * What one author sent in a row, and nothing had to be sent again, is in that order.
 * @param {Write[]} burst
 */
function inAuthorsOrder(burst) {
  const done = burst.filter(acknowledged).sort((a, b) => a.place - b.place);
  if (done.some((write) => write.retried)) return [];
  const bad = done.find((write, index) => index > 0 && write.seq <= (done[index - 1]?.seq ?? 0));
  return bad
    ? [`order: ${bad.author} sent ${done.map(({ seq }) => seq)} in ${bad.thread} in another order`]
    : [];
}

/**
 * A reader was shown everything once, in order, as the database has it.
 * @param {Reading} reading
 * @param {Stored[]} rows
 */
function sameAsStored({ reader, thread, shown }, rows) {
  const bad = shown.findIndex(({ seq, clientId }, index) => {
    const row = rows[index];
    return seq !== index + 1 || row?.seq !== seq || row.clientId !== clientId;
  });
  if (bad !== -1) return [`shown: ${reader} has ${shown[bad]?.seq} of ${thread} where ${bad + 1} was due`];
  return shown.length === rows.length
    ? []
    : [`late: ${reader} has ${shown.length} of ${rows.length} of ${thread}`];
}

/**
 * @param {Write} write
 * @returns {write is Write & { seq: number, returned: number }}
 */
const acknowledged = (write) => write.seq !== null && write.returned !== null;
