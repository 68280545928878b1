namespace UrbGrade.Bus.Contracts.Dashboard;

/// <summary>The stations of a request.</summary>
public enum BatchStepName
{
    /// <summary>The request arrived.</summary>
    Received,

    /// <summary>Signature, certificate and time window held.</summary>
    SignatureVerified,

    /// <summary>Header and contents were checked.</summary>
    Validated,

    /// <summary>Committed to the raw store.</summary>
    Stored,

    /// <summary>The signed receipt was sent.</summary>
    ReceiptSent,

    /// <summary>Readings are decoded and KPIs computed.</summary>
    Quantified,
}
