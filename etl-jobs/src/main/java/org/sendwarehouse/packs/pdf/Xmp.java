package org.sendwarehouse.packs.pdf;

import java.util.Map;

/**
 * The metadata packet of a document. It declares PDF/UA-1 (ISO 14289-1, clause 5) and PDF/A-2a (ISO 19005-2, clause
 * 6.6.4); the latter knows no property of the former, so the packet describes it (clause 6.6.2.3).
 */
final class Xmp {
    private static final String PACKET = """
            <?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
            <x:xmpmeta xmlns:x="adobe:ns:meta/">
             <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
              <rdf:Description rdf:about=""
                xmlns:dc="http://purl.org/dc/elements/1.1/"
                xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
                xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
                xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
                xmlns:xmp="http://ns.adobe.com/xap/1.0/">
               <dc:format>application/pdf</dc:format>
               <dc:title><rdf:Alt><rdf:li xml:lang="x-default">${title}</rdf:li></rdf:Alt></dc:title>
               <dc:description><rdf:Alt><rdf:li xml:lang="x-default">${subject}</rdf:li></rdf:Alt></dc:description>
               <dc:creator><rdf:Seq><rdf:li>${author}</rdf:li></rdf:Seq></dc:creator>
               <dc:language><rdf:Bag><rdf:li>${language}</rdf:li></rdf:Bag></dc:language>
               <pdf:Producer>${producer}</pdf:Producer>
               <pdfuaid:part>1</pdfuaid:part>
               <pdfaid:part>2</pdfaid:part>
               <pdfaid:conformance>A</pdfaid:conformance>
               <xmp:CreatorTool>${producer}</xmp:CreatorTool>
               <xmp:CreateDate>${date}T00:00:00Z</xmp:CreateDate>
               <xmp:ModifyDate>${date}T00:00:00Z</xmp:ModifyDate>
              </rdf:Description>
              <rdf:Description rdf:about=""
                xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
                xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
                xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
               <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
                <pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
                <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
                <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
                <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
                 <pdfaProperty:name>part</pdfaProperty:name>
                 <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
                 <pdfaProperty:category>internal</pdfaProperty:category>
                 <pdfaProperty:description>Part of ISO 14289 that the document conforms to</pdfaProperty:description>
                </rdf:li></rdf:Seq></pdfaSchema:property>
               </rdf:li></rdf:Bag></pdfaExtension:schemas>
              </rdf:Description>
             </rdf:RDF>
            </x:xmpmeta>
            <?xpacket end="w"?>
            """;

    private Xmp() {}

    static String packet(DocumentFacts facts) {
        String packet = PACKET;
        for (Map.Entry<String, String> value : Map.of(
                        "title", facts.title(),
                        "subject", facts.subject(),
                        "author", facts.author(),
                        "language", facts.language(),
                        "producer", facts.producer(),
                        "date", facts.date().toString())
                .entrySet()) {
            packet = packet.replace("${" + value.getKey() + "}", escape(value.getValue()));
        }
        return packet;
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
