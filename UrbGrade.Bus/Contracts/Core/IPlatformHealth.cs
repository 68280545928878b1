namespace UrbGrade.Bus.Contracts.Core;

/// <summary>Looks after the platform itself, for its administrators: the session decides.</summary>
public interface IPlatformHealth
{
    /// <summary>How it is now; null for everybody else.</summary>
    Task<PlatformHealth?> Read(CancellationToken cancellation);
}
