import { areDifferent } from '../../../cli/publish/target';

test.each([
  ['https://github.com/you/shop.git', 'https://github.com/you/shop'],
  ['https://github.com/you/shop.git', 'https://token@GitHub.com/You/Shop.git/'],
  ['https://github.com/you/shop.git', 'git@github.com:you/shop.git'],
  ['https://github.com/you/shop.git', 'ssh://git@ssh.github.com:443/you/shop.git'],
  ['https://github.com/you/shop.git', 'git@github-of-work:you/shop.git'],
  ['git@github.com:you/shop.git', 'github.com:/you/shop.git'],
  ['https://dev.azure.com/org/project/_git/shop', 'git@ssh.dev.azure.com:v3/org/project/shop'],
  ['https://git.test/scm/you/shop.git', 'ssh://git@git.test:7999/you/shop.git'],
  ['https://github.com/you/shop.git', '/srv/git/other.git'],
  ['https://github.com/you/shop.git', 'file:///srv/git/other.git'],
  ['https://github.com/you/shop.git', 'C:/git/other.git'],
  ['https://github.com/you/shop.git', '../other.git'],
])('%s and %s may be one repository', (one, other) => {
  expect([areDifferent(one, other), areDifferent(other, one)]).toEqual([false, false]);
});

test.each([
  ['https://github.com/them/shop.git', 'https://github.com/you/shop.git'],
  ['https://github.com/them/shop.git', 'git@github.com:you/shop.git'],
  ['https://github.com/you/shop.git', 'https://gitlab.com/you/shop.git'],
  ['https://github.com/you/shop.git', 'git@gitlab.com:you/shop.git'],
  ['https://github.com/you/shop.git', 'https://github.com/you/workshop.git'],
])('%s and %s are different repositories', (one, other) => {
  expect([areDifferent(one, other), areDifferent(other, one)]).toEqual([true, true]);
});
