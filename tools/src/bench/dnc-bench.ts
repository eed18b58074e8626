import { registryKit, type RegistryKit } from '@callspool/api/registry-kit';
import { say } from '../output/say.js';
import { MemoryWatch } from './bench-desk.js';
import { thousands, type Bench, type Sample } from './measure.js';

export interface DncBenchOptions {
  /** A database of its own, migrated. */
  readonly url: string;
  /** Numbers of the registry. */
  readonly rows: number;
  /** Look-ups of one run. */
  readonly lookUps?: number;
}

const LOOK_UPS = 5_000;
/** What loading a file may add to the memory of the process. */
const RSS_LIMIT_MB = 256;
const FIRST = 2_000_000_000;
/** Numbers of a registry of the United States: every second one, so that each has a neighbour that is not on it. */
const listed = (index: number): string => String(FIRST + index * 2);
const free = (index: number): string => String(FIRST + index * 2 + 1);
const BLOCK = 10_000;

/**
 * One number after another looked up in a registry, by the statement with which the claim asks what forbids a call,
 * beside the primary key of the bare table alone. The registry is loaded before from a file, by the product's own job.
 */
export async function openDncBench(options: DncBenchOptions): Promise<Bench & { close(): Promise<void> }> {
  const kit = registryKit({ url: options.url });
  const bench = new DncBench(kit, options.rows, options.lookUps ?? LOOK_UPS);
  await bench.prepare();
  return bench;
}

class DncBench implements Bench {
  readonly name = 'dnc';
  readonly unit = 'look-ups';
  readonly baselineName = 'primary-key';
  private readonly problems: string[] = [];
  private registryId = '';
  private table = '';
  private rssMb: number | null = null;

  constructor(
    private readonly kit: RegistryKit,
    private readonly rows: number,
    private readonly lookUps: number,
  ) {}

  async prepare(): Promise<void> {
    this.registryId = await this.kit.create('Bench');
    await this.loadWhole();
    await this.loadChanges();
    this.table = (await this.kit.tableOf(this.registryId)) ?? '';
    await this.kit.database.pool.query('checkpoint');
  }

  baseline(): Promise<Sample> {
    const { pool } = this.kit.database;
    const text = `select number from ${this.table} where number = $1`;
    return this.timed(async (number) => {
      await pool.query(text, [`1${number}`]);
    });
  }

  async product(): Promise<Sample> {
    const sample = await this.timed(async (number) => {
      await this.kit.lookUp(`+1${number}`);
    });
    return this.rssMb === null ? sample : { ...sample, rssMb: this.rssMb };
  }

  /** Every number that was asked is told right, and so are its neighbours. */
  async checks(): Promise<string[]> {
    const wrong = { listed: 0, free: 0 };
    for (let index = 0; index < this.lookUps / 5; index++) {
      const at = this.scattered(index);
      if ((await this.kit.lookUp(`+1${listed(at)}`)).length !== 1) wrong.listed++;
      if ((await this.kit.lookUp(`+1${free(at)}`)).length !== 0) wrong.free++;
    }
    return [
      ...this.problems,
      ...(wrong.listed > 0 ? [`${wrong.listed} numbers of the registry were not found`] : []),
      ...(wrong.free > 0 ? [`${wrong.free} numbers were found that are not on the registry`] : []),
    ];
  }

  close(): Promise<void> {
    return this.kit.close();
  }

  private async loadWhole(): Promise<void> {
    const memory = new MemoryWatch(process.pid);
    const started = performance.now();
    const version = await this.kit.load(this.registryId, 'full', wholeFile(this.rows));
    this.rssMb = memory.added();
    const perSecond = this.rows / ((performance.now() - started) / 1_000);
    say(`dnc: a file of ${this.rows} numbers in force, ${thousands(perSecond)} numbers/s`);
    this.expect('numbers in force', version.numbers, this.rows);
    this.expect('lines read', version.rowsRead, this.rows);
    this.expect('lines refused', version.rowsRejected, 0);
    if (this.rssMb !== null && this.rssMb > RSS_LIMIT_MB) {
      this.problems.push(`loading added ${this.rssMb.toFixed(0)} MB to the process`);
    }
  }

  /** A day's changes: one number in a thousand comes, as many go. */
  private async loadChanges(): Promise<void> {
    const changes = Math.max(1, Math.floor(this.rows / 1_000));
    const started = performance.now();
    const version = await this.kit.load(this.registryId, 'changes', changeFile(this.rows, changes));
    const seconds = (performance.now() - started) / 1_000;
    say(`dnc: a list of ${changes * 2} changes applied to it in ${seconds.toFixed(1)} s`);
    this.expect('numbers after the changes', version.numbers, this.rows);
    this.expect('numbers that came', version.added, changes);
    this.expect('numbers that went', version.removed, changes);
  }

  private expect(what: string, found: number | null, wanted: number): void {
    if (found !== wanted) this.problems.push(`${found} ${what}, not ${wanted}`);
  }

  /** Half of them on the registry, scattered over all of it. */
  private async timed(lookUp: (number: string) => Promise<void>): Promise<Sample> {
    const started = performance.now();
    for (let index = 0; index < this.lookUps; index++) {
      const at = this.scattered(index);
      await lookUp(index % 2 === 0 ? listed(at) : free(at));
    }
    return { perSecond: this.lookUps / ((performance.now() - started) / 1_000) };
  }

  // Numbers that the changes took away lie at the beginning.
  private scattered(index: number): number {
    const first = Math.ceil(this.rows / 1_000);
    return first + ((index * 7_368_787) % (this.rows - first));
  }
}

/** By turns in the two spellings of the national files. */
async function* wholeFile(rows: number): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < rows; from += BLOCK) {
    let text = '';
    for (let index = from; index < Math.min(rows, from + BLOCK); index++) {
      const number = listed(index);
      text += index % 2 === 0 ? `${number}\n` : `${number.slice(0, 3)},${number.slice(3)}\n`;
    }
    yield Buffer.from(text);
  }
}

async function* changeFile(rows: number, changes: number): AsyncGenerator<Uint8Array> {
  for (let index = 0; index < changes; index++) {
    const [gone, come] = [listed(index), listed(rows + index)];
    yield Buffer.from(
      `${gone.slice(0, 3)},${gone.slice(3)},2026-11-20,D\n${come.slice(0, 3)},${come.slice(3)},2026-11-20,A\n`,
    );
  }
}
