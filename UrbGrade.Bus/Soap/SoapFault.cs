namespace UrbGrade.Bus.Soap;

/// <summary>A fault as a client reads it from a response.</summary>
/// <param name="CodeNamespace">Namespace of the code: SOAP's or WS-Security's; empty when its prefix is bound to none.</param>
/// <param name="Code">Local name of the code.</param>
/// <param name="Reason">The peer's sentence.</param>
public sealed record SoapFault(string CodeNamespace, string Code, string Reason)
{
    /// <summary>Whether the same message may be sent again later: only the receiver's own troubles pass.</summary>
    public bool IsTransient => Code == "Server" && CodeNamespace == SoapNames.Soap;
}
