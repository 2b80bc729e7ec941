// cdk8s-cli loads its validations with a plain require.
require('../typescript');
module.exports = require('./house-rules');
