namespace UrbGrade.Gateway.Commands;

/// <summary>What the process returns.</summary>
internal static class ExitCode
{
    public const int Ok = 0;
    public const int Failed = 1;

    /// <summary>The command line or the configuration cannot be used.</summary>
    public const int Usage = 2;

    /// <summary>It ran, and something needs an operator: batches wait, were refused, or a check warns.</summary>
    public const int Degraded = 3;
}
