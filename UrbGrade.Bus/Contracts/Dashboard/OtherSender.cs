namespace UrbGrade.Bus.Contracts.Dashboard;

/// <summary>Somebody who also sends for a tenant's only site, such as a program that is tried, and is not taken for the site's gateway.</summary>
/// <param name="Subject">Of the certificate that signs; its SHA-256 thumbprint where only its authority is known.</param>
public sealed record OtherSender(string Subject, DateTimeOffset LastReceiptAt);
