namespace UrbGrade.Bus.Contracts.Profiling;

/// <summary>Asks how a meter of the tenant is usually used.</summary>
/// <param name="Meter">As messages name it.</param>
public sealed record ProfileAsked(string Meter) : IQuery<ProfileTold>;
