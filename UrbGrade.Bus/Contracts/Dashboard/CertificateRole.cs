namespace UrbGrade.Bus.Contracts.Dashboard;

/// <summary>What a certificate is for.</summary>
public enum CertificateRole
{
    /// <summary>Signs the requests of a gateway.</summary>
    Gateway,

    /// <summary>Issues gateway certificates.</summary>
    Authority,

    /// <summary>Signs the platform's receipts.</summary>
    Platform,

    /// <summary>Shows a partner's module to the bus.</summary>
    Module,

    /// <summary>Shows a server, such as a proxy, to browsers and gateways; issued here.</summary>
    Server,
}
