// node main.mjs ARGUMENT...: runs the program and ends with its exit code.
import { dotnet } from "./_framework/dotnet.js";
const { runMainAndExit } = await dotnet.withApplicationArguments(...process.argv.slice(2)).create();
await runMainAndExit();
