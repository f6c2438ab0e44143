// Property tests draw the same cases in every run, so that a change is judged by what it changed.
// GOSHAWK_TEST_SEED=random draws new ones; a number replays them.
import fc from 'fast-check'

const seed = process.env.GOSHAWK_TEST_SEED ?? '1'
if (seed !== 'random') fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(seed) })
