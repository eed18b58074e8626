import { preset } from '../../jest.preset.mjs';

export default preset('admin', { modulePathIgnorePatterns: ['<rootDir>/.next/'] });
