export const resource = {};
