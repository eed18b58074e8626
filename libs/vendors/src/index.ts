export * from './config.js';
export * from './core/call-record.js';
export * from './core/capabilities.js';
export * from './core/circuit-report.js';
export * from './core/json.js';
export * from './core/send-by.js';
export * from './core/session-store.js';
export * from './core/vendor-error.js';
