using System.Globalization;

namespace NetGen.Reporting.Tests;

/// <summary>Another language for a while.</summary>
internal static class Culture
{
    public static T In<T>(string name, Func<T> act)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(name);
            return act();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
