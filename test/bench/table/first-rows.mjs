// Sets `window.firstRowsMs`: from the navigation to the frame that shows what `selector` finds.
export const markFirstRows = (selector) => {
  const look = () => {
    if (!document.querySelector(selector)) requestAnimationFrame(look);
    else requestAnimationFrame((now) => (window.firstRowsMs = now));
  };
  requestAnimationFrame(look);
};
