namespace UrbGrade.Bus.Orchestration;

/// <summary>No module handles what was addressed.</summary>
public sealed class NoServiceException(string contract)
    : Exception($"No module handles the contract '{contract}'; the catalogue lists what is published.");
