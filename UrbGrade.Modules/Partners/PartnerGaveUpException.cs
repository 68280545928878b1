using Rebus.Exceptions;

namespace UrbGrade.Modules.Partners;

/// <summary>A partner's module said that another attempt would fail, too.</summary>
internal sealed class PartnerGaveUpException(string module, string error) : PartnerFailedException(module, error), IFailFastException;
