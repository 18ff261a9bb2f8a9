// Runs the program and hands everything it printed, or what stopped it, to the server that the page came from.
const lines = [];
console.log = console.error = (...words) => lines.push(words.join(" "));
try {
    const { dotnet } = await import("./_framework/dotnet.js");
    await dotnet.run();
} catch (error) {
    lines.push(`${error}`, `${error?.stack}`);
}
await fetch("printed", { method: "POST", body: lines.join("\n") + "\n" });
