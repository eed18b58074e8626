// For Jest: what the random tests try follows from CALLSPOOL_SEED, so that a failure can be had again.
import fc from 'fast-check';

fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(process.env.CALLSPOOL_SEED) });
