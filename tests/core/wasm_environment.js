// Linked in front of the WebAssembly build of the core's tests: Emscripten starts programs with an environment of its own, and the tests ask
// for PERSONA_LENS_SOURCE_DIR and PERSONA_LENS_DATA_DIR as they do natively.
Module.preRun = [
  () => {
    for (const [name, value] of Object.entries(process.env)) {
      if (name.startsWith('PERSONA_LENS_')) ENV[name] = value;
    }
  },
];
