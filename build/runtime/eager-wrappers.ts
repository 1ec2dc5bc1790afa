import type { Plugin } from 'vite';

/**
 * React is CommonJS: each of its files becomes an arrow function in parentheses, which says that it is called at once. The
 * V8 of the fallback runtime heeds that of `function` alone, and would read the 180 KB of react-dom twice before the first
 * paint. None of these files has a `this` or `arguments` outside of its functions.
 */
export const eagerWrappers: Plugin = {
  name: 'eager-wrappers',
  generateBundle: (_options, bundle) => {
    for (const file of Object.values(bundle)) if (file.type === 'chunk') file.code = withFunctions(file.code);
  },
};

/** `code`: minified by Rolldown, whose `wrap=(file,module)=>()=>…` takes each file as `wrap((exports=>{…}))`. */
const withFunctions = (code: string): string => {
  const wrap = /([\w$]+)=\(([\w$]+),([\w$]+)\)=>\(\)=>\(\3\|\|\(\2\(\(\3=\{exports:/.exec(code)?.[1];
  if (wrap === undefined) return code;
  const wrapper = new RegExp(
    `(?<==${wrap.replaceAll('$', '\\$')}\\(\\()(?:\\(([\\w$]+,[\\w$]+)\\)|([\\w$]+))=>\\{`,
    'g',
  );
  return code.replaceAll(wrapper, 'function($1$2){');
};
