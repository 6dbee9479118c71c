using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Reports;
using NarrativeDiff.Worker.Http.Exports;

namespace NarrativeDiff.Worker.Http.Api;

/// <summary>A .qdpx file keeps the rules of REFI-QDA Project 1.0, by which programs for qualitative analysis accept or refuse it.</summary>
/// <remarks>The schema here says in our own words what the standard says of the parts that are used: order, what must be there, form of
/// ids, times and positions. What is not in it must not occur.</remarks>
public sealed class CodedProjectTests
{
    private static readonly XNamespace Qde = "urn:QDA-XML:project:1.0";

    private const string Rules = """
        <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="urn:QDA-XML:project:1.0" targetNamespace="urn:QDA-XML:project:1.0" elementFormDefault="qualified">
          <xs:simpleType name="Guid"><xs:restriction base="xs:token"><xs:pattern value="[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"/></xs:restriction></xs:simpleType>
          <xs:attributeGroup name="made"><xs:attribute name="creatingUser" type="Guid"/><xs:attribute name="creationDateTime" type="xs:dateTime"/></xs:attributeGroup>
          <xs:complexType name="Coding">
            <xs:sequence><xs:element name="CodeRef"><xs:complexType><xs:attribute name="targetGUID" type="Guid" use="required"/></xs:complexType></xs:element></xs:sequence>
            <xs:attribute name="guid" type="Guid" use="required"/><xs:attributeGroup ref="made"/>
          </xs:complexType>
          <xs:complexType name="Selection">
            <xs:sequence><xs:element name="Description" type="xs:string" minOccurs="0"/><xs:element name="Coding" type="Coding" minOccurs="0" maxOccurs="unbounded"/></xs:sequence>
            <xs:attribute name="guid" type="Guid" use="required"/><xs:attribute name="name" type="xs:string"/>
            <xs:attribute name="startPosition" type="xs:nonNegativeInteger" use="required"/><xs:attribute name="endPosition" type="xs:nonNegativeInteger" use="required"/>
            <xs:attributeGroup ref="made"/>
          </xs:complexType>
          <xs:element name="Project">
            <xs:complexType>
              <xs:sequence>
                <xs:element name="Users" minOccurs="0"><xs:complexType><xs:sequence>
                  <xs:element name="User" maxOccurs="unbounded"><xs:complexType><xs:attribute name="guid" type="Guid" use="required"/><xs:attribute name="name" type="xs:string"/><xs:attribute name="id" type="xs:string"/></xs:complexType></xs:element>
                </xs:sequence></xs:complexType></xs:element>
                <xs:element name="CodeBook" minOccurs="0"><xs:complexType><xs:sequence>
                  <xs:element name="Codes"><xs:complexType><xs:sequence>
                    <xs:element name="Code" maxOccurs="unbounded"><xs:complexType>
                      <xs:sequence><xs:element name="Description" type="xs:string" minOccurs="0"/></xs:sequence>
                      <xs:attribute name="guid" type="Guid" use="required"/><xs:attribute name="name" type="xs:string" use="required"/><xs:attribute name="isCodable" type="xs:boolean" use="required"/>
                    </xs:complexType></xs:element>
                  </xs:sequence></xs:complexType></xs:element>
                </xs:sequence></xs:complexType></xs:element>
                <xs:element name="Sources" minOccurs="0"><xs:complexType><xs:sequence>
                  <xs:element name="TextSource" maxOccurs="unbounded"><xs:complexType>
                    <xs:sequence><xs:element name="Description" type="xs:string" minOccurs="0"/><xs:element name="PlainTextSelection" type="Selection" minOccurs="0" maxOccurs="unbounded"/></xs:sequence>
                    <xs:attribute name="guid" type="Guid" use="required"/><xs:attribute name="name" type="xs:string"/>
                    <xs:attribute name="plainTextPath"><xs:simpleType><xs:restriction base="xs:string"><xs:pattern value="internal://[^/]+\.txt"/></xs:restriction></xs:simpleType></xs:attribute>
                    <xs:attributeGroup ref="made"/>
                  </xs:complexType></xs:element>
                </xs:sequence></xs:complexType></xs:element>
              </xs:sequence>
              <xs:attribute name="name" type="xs:string" use="required"/><xs:attribute name="origin" type="xs:string"/>
              <xs:attribute name="creatingUserGUID" type="Guid"/><xs:attribute name="creationDateTime" type="xs:dateTime"/>
            </xs:complexType>
          </xs:element>
        </xs:schema>
        """;

    public static TheoryData<string> Reports => ["whole", "no finding", "no headline"];

    [Theory]
    [MemberData(nameof(Reports))]
    public async Task A_project_keeps_the_rules_of_the_standard(string which)
    {
        using var zip = new ZipArchive(new MemoryStream(await CodedProject.WriteAsync(Some(which))));
        var faults = FaultsOf(XDocument.Load(zip.GetEntry("project.qde")!.Open()));

        Assert.Empty(faults);
    }

    [Fact]
    public void A_project_that_breaks_them_is_seen() =>
        Assert.NotEmpty(
            FaultsOf(XDocument.Parse("""<Project xmlns="urn:QDA-XML:project:1.0" name="x"><CodeBook><Codes/></CodeBook></Project>"""))
        );

    [Fact]
    public async Task Every_reference_leads_somewhere_every_file_is_there_and_every_selection_lies_in_its_text()
    {
        using var zip = new ZipArchive(new MemoryStream(await CodedProject.WriteAsync(SomeReport.Make())));
        var project = XDocument.Load(zip.GetEntry("project.qde")!.Open());
        var guids = project.Descendants().Attributes("guid").Select(guid => guid.Value).ToList();

        Assert.Equal(guids.Count, guids.Distinct(StringComparer.Ordinal).Count());
        Assert.NotEmpty(project.Descendants(Qde + "Coding"));
        Assert.All(
            project.Descendants().Attributes().Where(one => one.Name.LocalName is "targetGUID" or "creatingUser" or "creatingUserGUID"),
            reference => Assert.Contains(reference.Value, guids)
        );
        foreach (var source in project.Descendants(Qde + "TextSource"))
        {
            var path = ((string)source.Attribute("plainTextPath")!).Replace("internal://", "sources/", StringComparison.Ordinal);
            using var reader = new StreamReader(zip.GetEntry(path)!.Open(), new System.Text.UTF8Encoding(false, true));
            var text = await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
            var runes = text.EnumerateRunes().ToArray();
            Assert.DoesNotContain('\r', text);
            Assert.All(
                source.Elements(Qde + "PlainTextSelection"),
                selection =>
                {
                    var (from, to) = ((int)selection.Attribute("startPosition")!, (int)selection.Attribute("endPosition")!);
                    Assert.InRange(from, 0, to);
                    Assert.InRange(to, from + 1, runes.Length);
                    Assert.StartsWith((string)selection.Attribute("name")!, string.Concat(runes[from..to]), StringComparison.Ordinal);
                }
            );
        }
    }

    private static Report Some(string which) =>
        which switch
        {
            "no finding" => SomeReport.Make() with { Findings = [] },
            "no headline" => SomeReport.Make() with { Title = "", Findings = [.. SomeReport.Make().Findings.Take(1)] },
            _ => SomeReport.Make(),
        };

    private static List<string> FaultsOf(XDocument project)
    {
        var schemas = new XmlSchemaSet();
        using var rules = XmlReader.Create(new StringReader(Rules));
        schemas.Add(null, rules);
        var faults = new List<string>();
        project.Validate(schemas, (_, fault) => faults.Add(fault.Message));
        return faults;
    }
}
