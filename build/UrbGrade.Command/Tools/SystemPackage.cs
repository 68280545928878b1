namespace UrbGrade.Command.Tools;

/// <summary>A package of the operating system.</summary>
/// <param name="Name">Debian's name.</param>
/// <param name="Purpose">What it is wanted for.</param>
/// <param name="Program">A program that will do as well, wherever it came from.</param>
internal sealed record SystemPackage(string Name, string Purpose, string? Program = null);
