namespace UrbGrade.Bus.Contracts.Core;

/// <summary>A tenant's picture.</summary>
/// <param name="Png">A PNG file without anything but the picture.</param>
/// <param name="Tag">Changes with it.</param>
public sealed record TenantLogo(byte[] Png, string Tag);
