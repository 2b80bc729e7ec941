const borders = ['top', 'bottom', 'left', 'right', 'mid', 'middle'];
const joints = ['top-mid', 'top-left', 'top-right', 'bottom-mid', 'bottom-left', 'bottom-right'];

/** cli-table3 without its lines: columns that line up, two spaces apart. Trailing spaces are the caller's to cut. */
export const borderless = {
  chars: Object.fromEntries([...borders, ...joints, 'left-mid', 'mid-mid', 'right-mid'].map((border) => [border, ''])),
  style: { 'padding-left': 0, 'padding-right': 2, head: [], border: [] },
};
