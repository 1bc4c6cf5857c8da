import names from './names.json' with { type: 'json' };

function area(shape) {
  return shape.w * shape.h;
}

function describe(shape) {
  return `${names[shape.kind]}: ${area(shape)}`;
}

export default { area, describe };
