using Rebus.Exceptions;

namespace UrbGrade.Modules.Quantification.Decoding;

/// <summary>A stored message cannot be decoded as its schema is mapped: hopeless until an administrator corrects the mapping.</summary>
internal sealed class UnusableMappingException(string message) : Exception(message), IFailFastException;
