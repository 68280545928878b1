namespace UrbGrade.Bus.Contracts.Dashboard;

/// <summary>Whether a certificate counts now.</summary>
public enum CertificateState
{
    /// <summary>Counts for more than 30 days to come.</summary>
    Valid,

    /// <summary>Counts, and expires within 30 days.</summary>
    Expiring,

    /// <summary>Its time has not begun.</summary>
    NotYetValid,

    /// <summary>Its time is over.</summary>
    Expired,

    /// <summary>An administrator or its issuer withdrew it.</summary>
    Revoked,
}
