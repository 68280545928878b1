namespace UrbGrade.Bus.Soap;

/// <summary>A BinarySecurityToken as it stands in the header.</summary>
internal sealed record BinaryToken(string? Id, string ValueType, string EncodingType, string Text);
