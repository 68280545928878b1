namespace UrbGrade.Bus.Contracts.Core;

/// <summary>Which parked work is meant. What is given has to hold together; nothing given means all of it.</summary>
/// <param name="Id">One item.</param>
/// <param name="GroupId">Those of one <see cref="FailureGroup"/>.</param>
/// <param name="Contract">Those of one contract.</param>
public sealed record ParkedChoice(long? Id = null, string? GroupId = null, string? Contract = null)
{
    /// <summary>All that is in reach.</summary>
    public static ParkedChoice All { get; } = new();
}
