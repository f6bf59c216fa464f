/** The site's root as an absolute address with a slash at its end. This script stands in assets/. */
const own = document.currentScript;

export const siteRoot = new URL("..", own instanceof HTMLScriptElement ? own.src : location.href).href;
