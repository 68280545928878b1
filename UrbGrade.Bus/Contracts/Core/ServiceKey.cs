namespace UrbGrade.Bus.Contracts.Core;

/// <summary>One module's service.</summary>
/// <param name="Contract">Name, from version 2 on with the version, such as <c>Quantification.ReadingsChanged/2</c>.</param>
/// <param name="Module">The module that handles it.</param>
public sealed record ServiceKey(string Contract, string Module);
