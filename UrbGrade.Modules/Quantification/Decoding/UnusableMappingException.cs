using Rebus.Exceptions;
using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Modules.Quantification.Decoding;

/// <summary>A stored message cannot be decoded as its schema is mapped: hopeless until an administrator corrects the mapping.</summary>
internal sealed class UnusableMappingException(Refusal refusal) : Exception(refusal.Text), IFailFastException
{
    public Refusal Refusal => refusal;
}
