// Prints what is wrong with a data package by the profiles of its standard and the Table Schema of each table, and the rows of the tables, as JSON.
const path = require('path');
const { Package } = require('datapackage');

async function read(file) {
  const found = await Package.load(file, { basePath: path.dirname(file) });
  const errors = found.errors.map(String);
  const tables = {};
  for (const resource of found.resources) {
    errors.push(...resource.errors.map((error) => `${resource.name}: ${error}`));
    if (resource.tabular) {
      try {
        tables[resource.name] = await resource.read({ keyed: true });
      } catch (error) {
        errors.push(`${resource.name}: ${[error, ...(error.errors || [])].join('; ')}`);
      }
    }
  }

  return { errors, tables };
}

read(process.argv[2]).then((told) => console.log(JSON.stringify(told)));
