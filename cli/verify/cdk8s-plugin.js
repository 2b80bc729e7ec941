// cdk8s-cli loads its validations with a plain require.
require('ts-node/register');
module.exports = require('./house-rules');
