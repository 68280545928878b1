namespace UrbGrade.Modules.Partners;

/// <summary>A partner's module said that it failed at its work.</summary>
internal class PartnerFailedException(string module, string error) : Exception($"{module}: {error}");
